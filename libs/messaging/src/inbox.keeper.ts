import { Injectable } from '@nestjs/common';
import { LeasedJobs } from '@smartap/database';
import { DataSource } from 'typeorm';
import { DEAD_LETTER_DAYS, STREAM_DAYS } from './bus/streams.js';

const HOUR_MS = 3_600_000;

/** How long the inbox remembers: longer than streams and dead letters together keep a message. */
export const INBOX_DAYS = STREAM_DAYS + DEAD_LETTER_DAYS;

/** Makes the inbox's partitions ahead of time and drops those past their time. */
@Injectable()
export class InboxKeeper {
  constructor(dataSource: DataSource, jobs: LeasedJobs) {
    jobs.add({
      name: 'inbox-keeper',
      everyMs: HOUR_MS,
      run: async () => {
        await dataSource.query('select maintain_inbox(make_interval(days => $1))', [INBOX_DAYS]);
      },
    });
  }
}
