import { CommonSettings } from '@smartap/runtime';

/** Settings of validation: those that every service has. */
export class ValidationSettings extends CommonSettings {}
