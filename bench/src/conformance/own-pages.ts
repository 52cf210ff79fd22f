import { fileURLToPath } from 'node:url';

/** The folder of the project's own corpus: pages of invented senders, with what each states. */
export const OWN_PAGES = fileURLToPath(new URL('../../pages', import.meta.url));
