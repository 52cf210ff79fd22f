import 'reflect-metadata';
import { loadSettings } from '@smartap/runtime';
import { runService } from '@smartap/service';
import { IntakeSettings } from './config.js';
import { IntakeModule } from './intake.module.js';
import { intake } from './intake.definition.js';

const settings = loadSettings(IntakeSettings);
await runService({ definition: intake, settings, module: IntakeModule.with(settings) });
