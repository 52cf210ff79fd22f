import type { Introduction } from './introduce.js';
import { joinAttachments, type MailFile } from './join-attachments.js';

/** A file by what names it where it came from. */
export interface NamedFile extends MailFile {
  readonly id: string;
}

/** How a file stands to those it came with, by their ids. */
export interface Acquaintance {
  /** The electronic invoice to which it is proven to belong. */
  readonly joins: string | undefined;
  /** The electronic invoices to which it may belong, as its own pages will tell. */
  readonly cameWith: readonly { readonly id: string; readonly introduction: Introduction }[];
  /** Whether another file may be the printed invoice that it belongs to, or belong to it. */
  readonly isOneOfSeveral: boolean;
}

/** The files of one mail or archive, each with how it stands to the others. */
export function acquaint<F extends NamedFile>(files: readonly F[]): (F & Acquaintance)[] {
  const owners = joinAttachments(files);
  const electronic = files.flatMap(({ id, invoice }) => (invoice === undefined ? [] : [{ id, introduction: invoice.introduction }]));
  const isOpen = files.map(({ invoice }, position) => invoice === undefined && owners[position] === undefined);
  const areSeveral = isOpen.filter(Boolean).length > 1;
  return files.map((file, position) => {
    const stands = isOpen[position] === true;
    return { ...file, joins: files[owners[position] ?? -1]?.id, cameWith: stands ? electronic : [], isOneOfSeveral: stands && areSeveral };
  });
}
