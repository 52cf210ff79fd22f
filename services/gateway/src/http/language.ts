import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { MessageLanguage } from '@smartap/contracts';
import type { Static } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A language in which findings and signals are told. */
export type Language = Static<typeof MessageLanguage>;

const LANGUAGES: ReadonlySet<string> = new Set<Language>(['en', 'de']);
const isKnown = (language: string): language is Language => LANGUAGES.has(language);

/** For the API document of what is told in a language. */
export const LANGUAGE_HEADER = {
  name: 'Accept-Language',
  required: false,
  description: 'In which language findings, signals of risk and titles of tasks are told: `en` (unless another is preferred) or `de`',
  schema: { type: 'string' },
} as const;

/** What `Accept-Language` (RFC 9110, 12.5.4) prefers of the languages that there are; a region is no matter; `en` when it names none of them. */
export function preferredLanguage(header: string | undefined): Language {
  const asked = (header ?? '').split(',').flatMap((range) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const weight = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? '1');
    const [language = ''] = tag.split('-');
    return isKnown(language) && weight > 0 ? [{ language, weight }] : [];
  });
  return asked.toSorted((a, b) => b.weight - a.weight)[0]?.language ?? 'en';
}

/** The language that a caller prefers. */
export const PreferredLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language =>
  preferredLanguage(context.switchToHttp().getRequest<FastifyRequest>().headers['accept-language']),
);

/** Says in which language an answer is, and that another caller may get another. */
export function inLanguage(reply: FastifyReply, language: Language): void {
  void reply.header('content-language', language).header('vary', 'accept-language');
}
