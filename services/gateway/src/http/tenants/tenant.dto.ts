import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDateString, IsIn, IsOptional, IsString, Matches, MaxLength, MinLength, ValidateNested } from 'class-validator';

const ROLES = ['clerk', 'approver', 'controller', 'admin', 'integration', 'auditor'] as const;

/** A person of a tenant. */
export class PersonDto {
  @ApiProperty({ description: 'The subject of their tokens' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  subject!: string;

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name!: string;

  @ApiProperty({ enum: ROLES, isArray: true })
  @IsArray()
  @IsIn(ROLES, { each: true })
  roles!: string[];

  @ApiProperty({ type: String, nullable: true, description: 'May approve up to; null is no limit', example: '10000' })
  @IsOptional()
  @Matches(/^\d{1,15}(\.\d{1,4})?$/, { message: 'limit must be a decimal such as 10000.00, or null' })
  limit: string | null = null;
}

/** A tenant: a company that receives invoices. */
export class TenantDto {
  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name!: string;

  @ApiProperty({ type: [String], description: 'Names under which suppliers write to it' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(300, { each: true })
  companyNames!: string[];

  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  vatIds!: string[];

  @ApiProperty({ type: [PersonDto] })
  @IsArray()
  @ArrayMaxSize(10_000)
  @ValidateNested({ each: true })
  @Type(() => PersonDto)
  persons!: PersonDto[];
}

/** What an API key may do. */
export class ApiKeyDto {
  @ApiProperty({ description: 'Who the key stands for' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  subject!: string;

  @ApiProperty({ enum: ROLES, isArray: true })
  @IsArray()
  @IsIn(ROLES, { each: true })
  roles!: (typeof ROLES)[number][];

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsDateString()
  expiresAt?: string;
}
