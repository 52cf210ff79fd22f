/** What a person needs to know of a dead letter. */
export interface LetterWords {
  /** What happened, in a sentence or two. */
  readonly explanation: string;
  /** What to do next. */
  readonly next: string;
}

interface Letter {
  readonly service: string;
  readonly type: string | null;
  readonly code: string;
  readonly reason: string;
  readonly attempts: number;
}

type Words = (letter: Letter & { readonly what: string }) => LetterWords;

const BY_CODE: Readonly<Record<string, Words>> = {
  CONTRACT_VIOLATED: ({ service, what, reason }) => ({
    explanation: `${service} cannot read ${what}: ${reason}`,
    next: 'Whoever published it must publish it right; then drop this letter. If this service is older than the sender, bring it up to date and redrive.',
  }),
  TOO_MANY_ATTEMPTS: ({ service, what, attempts, reason }) => ({
    explanation: `${service} began ${what} ${attempts} times and never came to an end; it may have killed the process each time. ${reason}`,
    next: `Look at the log and the memory of ${service} around that time. Mend the cause, then redrive.`,
  }),
  OBJECT_NOT_FOUND: ({ service, what, reason }) => ({
    explanation: `${service} needs bytes for ${what} that the object store does not have: ${reason}`,
    next: 'Restore the object, then redrive; or hand the document in again and drop this letter.',
  }),
  OBJECT_TOO_LARGE: ({ service, what, reason }) => ({
    explanation: `The document behind ${what} is larger than ${service} takes into memory: ${reason}`,
    next: 'Hand in a smaller document, then drop this letter.',
  }),
  OBJECT_STORE_UNAVAILABLE: ({ service, what, attempts }) => ({
    explanation: `The object store could not be reached while ${service} handled ${what}, ${attempts} time(s) in a row.`,
    next: 'See that the object store answers and has space, then redrive.',
  }),
  SCANNER_UNAVAILABLE: ({ what, reason }) => ({
    explanation: `No document is let in unseen, and the virus scanner gave no answer for ${what}: ${reason}`,
    next: 'See that clamd answers at INTAKE_CLAMD and takes documents of that size (StreamMaxLength), then redrive; nothing is lost.',
  }),
  SERVICE_UNAVAILABLE: ({ service, what, attempts }) => ({
    explanation: `A service that ${service} needs for ${what} did not answer, ${attempts} time(s) in a row.`,
    next: 'See that all services run (npm run status), then redrive.',
  }),
};

/** SQLSTATE classes that say something to a person. */
const DATABASE: readonly (readonly [RegExp, string])[] = [
  [/^22/, 'a value does not fit its column'],
  [/^23/, 'a rule of the data does not hold'],
  [/^42/, 'the statement does not fit the schema: has the migration been run?'],
  [/^5[34]/, 'the database has run out of something (disk, memory, connections)'],
];

/** Why a consumer gave a message up, and what to do about it. */
export function explainLetter(letter: Letter): LetterWords {
  const { service, code, reason, attempts } = letter;
  const what = letter.type === null ? 'a message of no known type' : `"${letter.type}"`;
  const known = BY_CODE[code];
  if (known) return known({ ...letter, what });
  const fault = /^[0-9A-Z]{5}$/.test(code) ? DATABASE.find(([form]) => form.test(code))?.[1] : undefined;
  if (fault !== undefined) {
    return {
      explanation: `The database refused what ${service} made of ${what}: ${fault}. ${reason}`,
      next: `The log of ${service} names the statement (${code}). Mend the data or the service, then redrive.`,
    };
  }
  return {
    explanation: `${service} failed on ${what} ${attempts} time(s): ${reason || code}`,
    next: `The log of ${service} says more (${code}). Mend the cause, then redrive; drop it only if the invoice can do without it.`,
  };
}
