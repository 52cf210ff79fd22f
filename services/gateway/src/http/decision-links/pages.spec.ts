import { describe, expect, it } from 'vitest';
import { questionPage, refusalPage } from './pages.js';

describe('The page of a link', () => {
  it('shows what comes from outside as text', () => {
    const html = questionPage({ label: '<script>alert(1)</script>', title: `"><img src=x onerror='x'>`, amount: '1', currency: 'EUR', subject: '<b>', expiresAt: '2026' });
    expect(html).not.toMatch(/<script|<img|<b>/);
    expect(html).toContain('&lt;script&gt;');
    expect(refusalPage('<i>')).not.toContain('<i>');
  });
});
