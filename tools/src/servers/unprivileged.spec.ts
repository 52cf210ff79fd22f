import { describe, expect, it } from 'vitest';
import { ownerFromPasswd } from './unprivileged.js';

const NOBODY = 'root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n';

describe(ownerFromPasswd, () => {
  it('prefers the user postgres, whatever the order', () => {
    expect(ownerFromPasswd(`${NOBODY}postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash\n`)).toEqual({ uid: 101, gid: 104 });
  });

  it('takes nobody otherwise, and never root', () => {
    expect(ownerFromPasswd(NOBODY)).toEqual({ uid: 65_534, gid: 65_534 });
    expect(ownerFromPasswd('root:x:0:0:root:/root:/bin/bash\n')).toBeUndefined();
  });
});
