import { Body, Controller, Get, Headers, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { DateText, decideTask, decideTasks, DecimalText, getTask, handOverTask, Nullable } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { RpcClient } from '@smartap/messaging';
import { Type, type Static } from '@sinclair/typebox';
import { CLOCK, type Clock } from '@smartap/runtime';
import { DataSource } from 'typeorm';
import { listTasks } from '../../store/invoice-queries.js';
import type { FastifyReply } from 'fastify';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { inLanguage, LANGUAGE_HEADER, PreferredLanguage, type Language } from '../language.js';
import { DecideTaskDto } from './decide-task.dto.js';
import { HandOverDto } from './hand-over.dto.js';
import { ListTasksQuery } from './list-tasks.query.js';

const TASK_IN_LIST = contractSchema(
  Type.Composite([
    getTask.reply,
    Type.Object({
      dueDate: Nullable(DateText('BT-9')),
      discountUntil: Nullable(DateText('Last day of the discount')),
      discount: Nullable(DecimalText('At stake')),
      risk: Nullable(Type.Integer({ description: 'Points' })),
    }),
  ]),
);

/** Tasks: what waits for a person, and their answers. */
@ApiTags('tasks')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/tasks')
export class TasksController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rpc: RpcClient,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('task:read')
  @ApiOperation({
    summary: 'List tasks',
    description: 'The oldest first, or by urgency: the day on which a discount ends or the invoice is due, discount at stake, risk.',
  })
  @ApiHeader(LANGUAGE_HEADER)
  @ApiOkResponse({ schema: { type: 'object', properties: { tasks: { type: 'array', items: TASK_IN_LIST }, next: { type: 'string', nullable: true } } } })
  async list(
    @Query() query: ListTasksQuery,
    @PreferredLanguage() language: Language,
    @CurrentPrincipal() { tenantId }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    inLanguage(reply, language);
    const found = await inTransaction(this.dataSource, [tenantId], (tx) =>
      listTasks(tx, tenantId, { ...query, limit: query.limit + 1 }, this.clock.now().toISOString().slice(0, 10), language),
    );
    const tasks = found.slice(0, query.limit);
    return { tasks, next: found.length > query.limit ? (tasks.at(-1)?.taskId ?? null) : null };
  }

  @Get(':id')
  @Requires('task:read')
  @ApiOperation({ summary: 'One task' })
  @ApiHeader(LANGUAGE_HEADER)
  @ApiOkResponse({ schema: contractSchema(getTask.reply) })
  async get(
    @Param('id', ParseUUIDPipe) taskId: string,
    @PreferredLanguage() language: Language,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Static<typeof getTask.reply>> {
    inLanguage(reply, language);
    const { titles, ...task } = await this.rpc.ask(getTask, { taskId }, commandOf(principal));
    return { ...task, title: (language === 'en' ? undefined : titles?.[language]) ?? task.title };
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Requires('task:decide')
  @ApiOperation({
    summary: 'Answer a task',
    description:
      'Limits and separation of duties are checked now, for the person who acts. Who accepts an exception approves by it, where the plan asks that person.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ schema: contractSchema(decideTask.reply) })
  decide(
    @Param('id', ParseUUIDPipe) taskId: string,
    @Body() decision: DecideTaskDto,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    return this.rpc.ask(decideTask, { taskId, ...decision }, commandOf(principal, key));
  }

  @Post('decisions')
  @HttpCode(200)
  @Requires('task:decide')
  @ApiOperation({ summary: 'Answer many tasks', description: 'Each by itself: what is refused says why, and keeps none of the others from being answered.' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiBody({ schema: contractSchema(decideTasks.request) })
  @ApiOkResponse({ schema: contractSchema(decideTasks.reply) })
  decideAll(
    @Body() decisions: Static<typeof decideTasks.request>,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    return this.rpc.ask(decideTasks, decisions, commandOf(principal, key));
  }

  @Post(':id/hand-over')
  @HttpCode(200)
  @Requires('task:decide')
  @ApiOperation({ summary: 'Give a task to a colleague', description: 'Who takes it decides in your stead.' })
  @ApiOkResponse({ schema: contractSchema(handOverTask.reply) })
  handOver(
    @Param('id', ParseUUIDPipe) taskId: string,
    @Body() { to }: HandOverDto,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    return this.rpc.ask(handOverTask, { taskId, to }, commandOf(principal, key));
  }
}
