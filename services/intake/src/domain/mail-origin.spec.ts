import { describe, expect, it } from 'vitest';
import { mailOrigin } from './mail-origin.js';

const origin = (...authenticationResults: string[]) => mailOrigin({ from: 'Billing@Seller.example', replyTo: undefined, authenticationResults });

describe(mailOrigin.name, () => {
  it('reads addresses, and the one for answers where it is another', () => {
    expect(origin()).toEqual({ from: 'billing@seller.example' });
    expect(mailOrigin({ from: 'a@seller.example', replyTo: 'A@seller.example', authenticationResults: [] })).toEqual({ from: 'a@seller.example' });
    expect(mailOrigin({ from: 'a@seller.example', replyTo: 'pay@other.example', authenticationResults: [] })).toEqual({ from: 'a@seller.example', replyTo: 'pay@other.example' });
    expect(mailOrigin({ from: undefined, replyTo: ' ', authenticationResults: [] })).toEqual({});
  });

  it.each([
    ['mx.buyer.example; spf=pass smtp.mailfrom=x; dkim=pass header.d=x; dmarc=pass (p=REJECT) header.from=seller.example', 'pass'],
    ['mx.buyer.example;\r\n dmarc=fail (p=NONE dis=NONE) header.from=seller.example', 'fail'],
    ['mx.buyer.example; dmarc=none', 'none'],
    ['mx.buyer.example; dmarc=temperror', undefined],
    ['mx.buyer.example; spf=fail', undefined],
  ])('takes the word of our own server on DMARC: %s', (header, dmarc) => {
    expect(origin(header).dmarc).toBe(dmarc);
  });

  it('takes no word of a header below: anybody may have written it', () => {
    expect(origin('mx.buyer.example; dmarc=fail', 'mx.buyer.example; dmarc=pass').dmarc).toBe('fail');
    expect(origin('mx.buyer.example; spf=pass', 'elsewhere; dmarc=pass').dmarc).toBeUndefined();
  });
});
