import 'reflect-metadata';
import { Command } from 'commander';
import { asyncApiCommand } from './commands/asyncapi.command.js';
import { chartsCommand } from './commands/charts.command.js';
import { lintCommand } from './commands/lint.command.js';
import { measureCommands } from './commands/measure.command.js';
import { startCommand } from './commands/start.command.js';
import { statusCommand } from './commands/status.command.js';
import { stopCommand } from './commands/stop.command.js';
import { testCommand } from './commands/test.command.js';
import { traceCommand } from './commands/trace.command.js';
import { demoCommand } from './demo/demo.command.js';
import { faultText } from './launch.error.js';
import { auditCommand } from './smartap/audit.command.js';
import { codingCommand } from './smartap/coding/coding.command.js';
import { despatchesCommand } from './smartap/despatches.command.js';
import { dlqCommand } from './smartap/dead-letters/dlq.command.js';
import { duplicatesCommand } from './smartap/duplicates.command.js';
import { exceptionsCommand } from './smartap/exceptions.command.js';
import { intakeCommand } from './smartap/intake.command.js';
import { layoutsCommand } from './smartap/layouts.command.js';
import { reExtractCommand } from './smartap/re-extract.command.js';
import { policyCommand } from './smartap/policy.command.js';
import { orderResponsesCommand } from './smartap/order-responses.command.js';
import { ordersCommand } from './smartap/orders.command.js';
import { receiptsCommand } from './smartap/receipts.command.js';
import { rulesCommand } from './smartap/rules.command.js';
import { takeCommand } from './smartap/take.command.js';
import { vendorsCommand } from './smartap/vendors.command.js';

// A reader that goes away (`npm start | head`) must not take the launcher with it.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const program = new Command('smartap').description('SmartAP from a terminal. Each command is also `npm run <command>`, with its options after --.');
for (const register of [
  startCommand,
  demoCommand,
  stopCommand,
  statusCommand,
  traceCommand,
  testCommand,
  lintCommand,
  asyncApiCommand,
  chartsCommand,
  measureCommands,
  dlqCommand,
  intakeCommand,
  layoutsCommand,
  reExtractCommand,
  takeCommand,
  rulesCommand,
  policyCommand,
  duplicatesCommand,
  exceptionsCommand,
  codingCommand,
  auditCommand,
  vendorsCommand,
  ordersCommand,
  orderResponsesCommand,
  despatchesCommand,
  receiptsCommand,
])
  register(program);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${faultText(error)}\n`);
  process.exit(1);
}
