import type { Introduction } from './introduce.js';
import { joinAttachments, type MailFile } from './join-attachments.js';

/** How a file stands to those it came with, by their positions. */
export interface Acquaintance {
  /** The electronic invoice to which it is proven to belong. */
  readonly joins: number | undefined;
  /** The electronic invoices to which it may belong, as its own pages will tell. */
  readonly cameWith: readonly { readonly position: number; readonly introduction: Introduction }[];
  /** Whether another file may be the printed invoice that it belongs to, or belong to it. */
  readonly isOneOfSeveral: boolean;
}

/** How the files of one mail or archive stand to each other. */
export function acquaint(files: readonly MailFile[]): Acquaintance[] {
  const owners = joinAttachments(files);
  const electronic = files.flatMap(({ invoice }, position) => (invoice === undefined ? [] : [{ position, introduction: invoice.introduction }]));
  const isOpen = files.map(({ invoice }, position) => invoice === undefined && owners[position] === undefined);
  const areSeveral = isOpen.filter(Boolean).length > 1;
  return files.map((_, position) => {
    const stands = isOpen[position] === true;
    return { joins: owners[position], cameWith: stands ? electronic : [], isOneOfSeveral: stands && areSeveral };
  });
}
