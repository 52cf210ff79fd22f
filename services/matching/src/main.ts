import 'reflect-metadata';
import { loadSettings } from '@smartap/runtime';
import { runService } from '@smartap/service';
import { MatchingSettings } from './config.js';
import { matching } from './matching.definition.js';
import { MatchingModule } from './matching.module.js';

const settings = loadSettings(MatchingSettings);
await runService({ definition: matching, settings, module: { module: MatchingModule } });
