import 'reflect-metadata';
import { loadSettings } from '@smartap/runtime';
import { runService } from '@smartap/service';
import { ValidationSettings } from './config.js';
import { validation } from './validation.definition.js';
import { ValidationModule } from './validation.module.js';

const settings = loadSettings(ValidationSettings);
await runService({ definition: validation, settings, module: ValidationModule.with(settings) });
