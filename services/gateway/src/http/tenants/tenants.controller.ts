import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, issueApiKey, may, Requires, type Principal } from '@smartap/auth';
import { CommandRunner, EventFactory } from '@smartap/messaging';
import { AppError, newId } from '@smartap/runtime';
import { DataSource } from 'typeorm';
import { insertApiKey, readTenant, saveTenant } from '../../store/tenants.js';
import { commandOf } from '../command-of.js';
import { ApiKeyDto, TenantDto } from './tenant.dto.js';

/** Tenants: companies that receive invoices, their persons and API keys. */
@ApiTags('tenants')
@ApiBearerAuth()
@Controller('api/v1/tenants')
export class TenantsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
  ) {}

  @Post()
  @Requires('platform:tenants')
  @ApiOperation({ summary: 'Add a tenant' })
  @ApiCreatedResponse({ schema: { type: 'object', properties: { tenantId: { type: 'string', format: 'uuid' }, version: { type: 'integer' } } } })
  create(@Body() tenant: TenantDto, @Headers('idempotency-key') key: string | undefined, @CurrentPrincipal() principal: Principal): Promise<unknown> {
    return this.save(newId(), tenant, principal, key);
  }

  @Get(':id')
  @Requires('tenant:read')
  @ApiOperation({ summary: 'Read a tenant' })
  @ApiOkResponse({ type: TenantDto })
  async get(@Param('id', ParseUUIDPipe) tenantId: string, @CurrentPrincipal() principal: Principal): Promise<unknown> {
    assertOwn(tenantId, principal);
    const found = await readTenant(this.dataSource.manager, tenantId);
    if (!found) throw notFound(tenantId);
    return { tenantId, version: found.version, ...found.tenant };
  }

  @Put(':id')
  @Requires('tenant:write')
  @ApiOperation({ summary: 'Change a tenant' })
  @ApiOkResponse({ type: TenantDto })
  async change(
    @Param('id', ParseUUIDPipe) tenantId: string,
    @Body() tenant: TenantDto,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    assertOwn(tenantId, principal);
    if (!(await readTenant(this.dataSource.manager, tenantId))) throw notFound(tenantId);
    return this.save(tenantId, tenant, principal, key);
  }

  @Post(':id/api-keys')
  @Requires('user:write')
  @ApiOperation({ summary: 'Issue an API key', description: 'The key is shown once.' })
  @ApiCreatedResponse({ schema: { type: 'object', properties: { key: { type: 'string' }, keyId: { type: 'string' } } } })
  async issueKey(@Param('id', ParseUUIDPipe) tenantId: string, @Body() grant: ApiKeyDto, @CurrentPrincipal() principal: Principal): Promise<unknown> {
    assertOwn(tenantId, principal);
    const issued = issueApiKey({ tenantId, roles: grant.roles, subject: grant.subject, expiresAt: grant.expiresAt ? new Date(grant.expiresAt) : null });
    await insertApiKey(this.dataSource.manager, issued.id, issued.record);
    return { key: issued.key, keyId: issued.id };
  }

  private save(tenantId: string, tenant: TenantDto, principal: Principal, key: string | undefined): Promise<{ tenantId: string; version: number }> {
    const context = { ...commandOf(principal, key), tenantId };
    return this.runner.run({ tenant }, context, async (tx) => {
      const version = await saveTenant(tx, tenantId, tenant);
      const event = this.events.causedBy(context, 'tenant.changed.v1', { tenantId, version, ...tenant });
      const audit = {
        tenantId,
        at: new Date(event.time),
        actor: context.actor,
        action: 'tenant.changed',
        entity: 'tenant',
        entityId: tenantId,
        details: { version },
      };
      return { reply: { tenantId, version }, events: [event], audit: [audit] };
    });
  }
}

/** The platform may touch any tenant, everybody else their own: another one is as if it were not there. */
function assertOwn(tenantId: string, principal: Principal): void {
  if (principal.tenantId !== tenantId && !may(principal, 'platform:tenants')) throw notFound(tenantId);
}

function notFound(tenantId: string): AppError {
  return new AppError('TENANT_NOT_FOUND', `There is no tenant ${tenantId}.`);
}
