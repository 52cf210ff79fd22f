import 'reflect-metadata';
import { loadSettings } from '@smartap/runtime';
import { runService } from '@smartap/service';
import { ApprovalSettings } from './config.js';
import { approval } from './approval.definition.js';
import { ApprovalModule } from './approval.module.js';

const settings = loadSettings(ApprovalSettings);
await runService({ definition: approval, settings, module: ApprovalModule.with(settings) });
