import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@smartap/auth';
import { showDecisionLink, useDecisionLink } from '@smartap/contracts';
import { commandContext, currentTraceparent, RpcClient, type CommandContext } from '@smartap/messaging';
import { AppError, idFrom } from '@smartap/runtime';
import type { FastifyReply } from 'fastify';
import { statusOf } from '../problems/status-of.js';
import { donePage, questionPage, refusalPage } from './pages.js';
import { UseLinkDto } from './use-link.dto.js';

/** Tenant and link as 16 bytes each in base64url, then the signature. */
const TOKEN = /^([A-Za-z0-9_-]{22})\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}$/;

/** Pages for persons who come by a link from a mail. The link says who they are; approval checks it. To see is no decision, to send the form is. */
@ApiExcludeController()
@Controller('api/v1/decision-links')
export class DecisionLinksController {
  constructor(private readonly rpc: RpcClient) {}

  @Get(':token')
  @Public()
  show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(reply, async () => questionPage(await this.rpc.ask(showDecisionLink, { token }, contextOf(token))));
  }

  @Post(':token')
  @Public()
  decide(@Param('token') token: string, @Body() { answer, comment }: UseLinkDto, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(reply, async () =>
      donePage(
        (await this.rpc.ask(useDecisionLink, { token, answer, ...(comment?.trim() ? { comment } : {}) }, contextOf(token, answer, comment ?? ''))).outcome,
      ),
    );
  }

  private async answer(reply: FastifyReply, make: () => Promise<string>): Promise<void> {
    void reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-store');
    try {
      await reply.status(200).send(await make());
    } catch (error) {
      if (!(error instanceof AppError) || statusOf(error) >= 500) throw error;
      await reply.status(statusOf(error)).send(refusalPage(error.message));
    }
  }
}

/** In the tenant that the link names, as nobody: who acts is told by the link when it is proven. The same form sent twice is one command. */
function contextOf(token: string, ...sent: readonly string[]): CommandContext {
  const [, named] = TOKEN.exec(token) ?? [];
  const tenantId = Buffer.from(named ?? '', 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  if (named === undefined) throw new AppError('LINK_UNKNOWN', 'This is no link of ours. Use the whole one from the newest mail.');
  return commandContext({
    tenantId,
    actor: 'link',
    roles: [],
    traceparent: currentTraceparent(),
    ...(sent.length > 0 ? { id: idFrom(tenantId, token, ...sent) } : {}),
  });
}
