import { CommonSettings } from '@smartap/runtime';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUrl, Max, MinLength, Min } from 'class-validator';

/** Settings of approval. */
export class ApprovalSettings extends CommonSettings {
  /** Where mail is handed over, `smtps://user:password@host` or `smtp://host:587`. Nobody is written to when left out. A secret: give it as MAIL_SMTP_URL_FILE. */
  @IsOptional()
  @IsUrl({ protocols: ['smtp', 'smtps'], require_tld: false })
  MAIL_SMTP_URL?: string;

  /** Who mails come from. */
  @IsString()
  MAIL_FROM = 'SmartAP <smartap@localhost>';

  /** Where persons reach the gateway, such as `https://ap.example.com`. With DECISION_LINK_SECRET, mails hold a link to decide by. */
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_tld: false })
  PUBLIC_URL?: string;

  /** Signs links to decide by; at least 32 characters. A secret: give it as DECISION_LINK_SECRET_FILE. */
  @IsOptional()
  @IsString()
  @MinLength(32)
  DECISION_LINK_SECRET?: string;

  /** Hours for which a link to decide by is good. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(24 * 30)
  DECISION_LINK_HOURS = 72;
}
