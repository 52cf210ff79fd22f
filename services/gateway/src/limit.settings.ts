import { CommonSettings } from '@smartap/runtime';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

const MIB = 1024 * 1024;

/** A whole number of at least `least`. */
function Limit(least: number, most = Number.MAX_SAFE_INTEGER): PropertyDecorator {
  return (target, name) => {
    for (const rule of [Type(() => Number), IsInt(), Min(least), Max(most)]) rule(target, name);
  };
}

/**
 * What one gateway process takes at once. Beyond it callers are told to come again (503 with Retry-After) before memory
 * grows; a caller that is slow, or sends too much, is cut off. The defaults fit a process of 512 MiB.
 */
export class LimitSettings extends CommonSettings {
  /** Open connections; further ones are closed at once. Four times what is in flight at most: most are idle. */
  @Limit(1)
  HTTP_MAX_CONNECTIONS = 8192;

  /** Requests in flight, probes and metrics aside. Each holds some 20 KB. */
  @Limit(1)
  HTTP_MAX_IN_FLIGHT = 2048;

  /** Bytes of a request's line and headers; 431 beyond. A token has a few hundred. */
  @Limit(1024)
  HTTP_HEADER_MAX_BYTES = 16 * 1024;

  /** Bytes of a body that is JSON; 413 beyond. Documents have `UPLOAD_MAX_BYTES`. */
  @Limit(1024)
  HTTP_BODY_MAX_BYTES = MIB;

  /** Milliseconds in which the headers of a request must have come; 408 beyond. */
  @Limit(100)
  HTTP_HEADERS_TIMEOUT_MS = 10_000;

  /** Milliseconds in which a whole request, body included, must have come; 408 beyond. 25 MiB at 2 Mbit/s take 105 s. */
  @Limit(100)
  HTTP_REQUEST_TIMEOUT_MS = 120_000;

  /** Milliseconds in which nothing moved on a connection that is in use, after which it is closed: readers that do not read. */
  @Limit(100)
  HTTP_IDLE_TIMEOUT_MS = 60_000;

  /** Milliseconds for which an idle connection is kept. Longer than load balancers keep theirs (60 s), so that they close first. */
  @Limit(1)
  HTTP_KEEP_ALIVE_MS = 65_000;

  /** Largest upload in bytes. */
  @Limit(1)
  UPLOAD_MAX_BYTES = 25 * MIB;

  /** Uploads that are open, being stored or waiting for it. */
  @Limit(1)
  UPLOAD_MAX_OPEN = 1024;

  /** Uploads stored at the same time; the others wait, their bodies unread. More would only wait for disk and database. */
  @Limit(1)
  UPLOADS_AT_ONCE = 32;

  /** Bytes that open uploads announce together; one that does not say counts as `UPLOAD_MAX_BYTES`. */
  @Limit(1)
  UPLOAD_MAX_BYTES_OPEN = 512 * MIB;

  /** Mean delay of the event loop over half a second, in milliseconds, beyond which nothing more is taken. A thousand callers at once make it some hundreds. */
  @Limit(1)
  OVERLOAD_LOOP_DELAY_MS = 3000;

  /** Events that are committed and not yet on the bus, beyond which no upload is taken: how long NATS may be away. Some 2 KB each. */
  @Limit(1)
  OUTBOX_MAX_UNSENT = 100_000;

  /** Seconds after which a caller that was sent away may come again. */
  @Limit(1, 3600)
  OVERLOAD_RETRY_AFTER_SECONDS = 2;
}
