import 'reflect-metadata';
import { loadSettings } from '@smartap/runtime';
import { runService } from '@smartap/service';
import { ExtractionSettings } from './config.js';
import { extraction } from './extraction.definition.js';
import { ExtractionModule } from './extraction.module.js';

const settings = loadSettings(ExtractionSettings);
await runService({ definition: extraction, settings, module: ExtractionModule.with(settings) });
