import { CommonSettings } from '@smartap/runtime';

/** Settings of approval: those that every service has. */
export class ApprovalSettings extends CommonSettings {}
