import { texts, type Texts } from '@smartap/en16931';
import type { Translations } from './shapes/says.js';
import type { TaskRequest } from './shapes/task.js';

const MOST_CHARS = 2000;

/** What is told in English with its translations; a language that has none takes the English. */
export const textsOf = (english: string, translations: Translations = {}): Texts => texts(english, translations.de ?? english);

/** The title of a task with its translations, each as long as a task may have it. */
export function titlesOf({ en, ...others }: Texts): Required<Pick<TaskRequest, 'title' | 'titles'>> {
  return { title: en.slice(0, MOST_CHARS), titles: { de: others.de.slice(0, MOST_CHARS) } };
}
