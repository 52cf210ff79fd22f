import { CommonSettings } from '@smartap/runtime';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, ValidateIf } from 'class-validator';

const DECIMAL = /^\d{1,9}(\.\d{1,6})?$/;
const isAsked = ({ AI_PROVIDER }: ModelSettings): boolean => AI_PROVIDER !== 'none';

/** Of the language model that may be asked for what the reader leaves open. None is, unless AI_PROVIDER says so. */
export class ModelSettings extends CommonSettings {
  /** `openai`: any endpoint that speaks its protocol; `github`: GitHub Models; `none`: no text leaves the installation. */
  @IsIn(['none', 'openai', 'github'])
  AI_PROVIDER: 'none' | 'openai' | 'github' = 'none';

  /** Up to `/chat/completions`; by default that of GitHub Models where AI_PROVIDER is `github`. */
  @ValidateIf((settings: ModelSettings) => settings.AI_PROVIDER === 'openai' || settings.AI_BASE_URL !== undefined)
  @IsUrl(
    { require_tld: false, protocols: ['http', 'https'] },
    { message: 'AI_BASE_URL must be the URL of the endpoint, such as https://models.github.ai/inference' },
  )
  AI_BASE_URL?: string;

  /** As the endpoint names it. */
  @ValidateIf(isAsked)
  @IsString()
  MODEL_ID = 'openai/gpt-4.1';

  /** A secret: give it as AI_API_KEY_FILE. */
  @IsOptional()
  @IsString()
  AI_API_KEY?: string;

  /** Taken where AI_API_KEY is not set and AI_PROVIDER is `github`. */
  @IsOptional()
  @IsString()
  GITHUB_TOKEN?: string;

  /** What a tenant may spend in a calendar month, in AI_CURRENCY. 0: nothing is asked. */
  @Matches(DECIMAL, { message: 'AI_MONTHLY_BUDGET must be an amount such as 20.00' })
  AI_MONTHLY_BUDGET = '0';

  /** Of the budget and the prices. */
  @Matches(/^[A-Z]{3}$/)
  AI_CURRENCY = 'USD';

  /** Price of a million tokens of a question. */
  @Matches(DECIMAL, { message: 'AI_PRICE_INPUT must be the price of a million tokens, such as 2.00' })
  AI_PRICE_INPUT = '2.00';

  /** Price of a million tokens of an answer. */
  @Matches(DECIMAL, { message: 'AI_PRICE_OUTPUT must be the price of a million tokens, such as 8.00' })
  AI_PRICE_OUTPUT = '8.00';

  /** Most tokens of an answer. */
  @Type(() => Number)
  @IsInt()
  @Min(100)
  @Max(16_000)
  AI_MAX_TOKENS = 1500;

  /** Seconds after which a call is given up; it is made at most three times. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(120)
  AI_TIMEOUT_SECONDS = 30;

  /** Where budgets are kept; needed only where a model is asked. */
  @ValidateIf(isAsked)
  @Matches(/^rediss?(\+sentinel)?:\/\/\S+$/, { message: 'REDIS_URL must be redis://host:port, or redis+sentinel://host:port,host:port/master' })
  REDIS_URL?: string;
}
