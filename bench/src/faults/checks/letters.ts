import type { Meant } from '../bad-post.js';
import type { DeadLetter } from '../read-streams.js';

/** What is wrong with the dead letters of a run. */
export interface LetterFaults {
  /** Nobody meant them: something was given up that should have come through. */
  readonly notMeant: readonly DeadLetter[];
  /** Their reason tells a person nothing. */
  readonly unclear: readonly DeadLetter[];
  /** Consumers that should have given up a bad message and have not. */
  readonly missing: readonly string[];
}

/** Words that come out of a program and not out of a head. */
const NOISE = /\[object|undefined|\bNaN\b|\n| at .*:\d+:\d+/;

/** True when the reason says in words what is wrong, under a code of its own. */
export function isClear({ code, reason }: Pick<DeadLetter, 'code' | 'reason'>): boolean {
  return code !== '' && code !== 'INTERNAL' && reason.trim().split(/\s+/).length >= 4 && !NOISE.test(reason);
}

/**
 * @param meant the messages that must become dead letters
 * @param readersOf consumers by the type of event they take
 */
export function findLetterFaults(
  letters: readonly DeadLetter[],
  meant: ReadonlyMap<string, Meant>,
  readersOf: ReadonlyMap<string, readonly string[]>,
): LetterFaults {
  const given = new Set(letters.map(({ faultsId, consumer }) => `${faultsId} ${consumer}`));
  return {
    notMeant: letters.filter(({ faultsId }) => !meant.has(faultsId)),
    unclear: letters.filter((letter) => !isClear(letter)),
    missing: [...meant.values()].flatMap(({ id, type, why }) =>
      (readersOf.get(type) ?? []).filter((consumer) => !given.has(`${id} ${consumer}`)).map((consumer) => `${consumer} has not given up ${type} with ${why}`),
    ),
  };
}
