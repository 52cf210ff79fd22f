import { CommonSettings } from '@smartap/runtime';
import { IsInt, IsOptional, IsUrl, Min } from 'class-validator';
import { Type } from 'class-transformer';

/** Settings of validation. */
export class ValidationSettings extends CommonSettings {
  /** Where VIES is asked, such as `https://ec.europa.eu/taxation_customs/vies/rest-api`. Nobody is asked when left out; a tenant's policy must ask for it too. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['https', 'http'] })
  VIES_URL?: string;

  /** Days for which an answer of VIES counts as new. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  VIES_FRESH_DAYS = 30;
}
