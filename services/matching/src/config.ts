import { CommonSettings } from '@smartap/runtime';

/** Settings of matching: those that every service has. */
export class MatchingSettings extends CommonSettings {}
