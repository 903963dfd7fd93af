import { describe, expect, it } from 'vitest';
import { href, id, parse } from './route';

describe('addresses', () => {
  it('come back as they were', () => {
    const route = parse(href(['people', 7], { q: 'é &', role: '', blocked: null }));
    expect(route.path).toEqual(['people', '7']);
    expect([...route.query]).toEqual([['q', 'é &']]);
  });
  it('begin at the live map', () => expect(parse('').path).toEqual(['live']));
  it('survive what nobody wrote', () => expect(parse('#/people/%E0%A4%A').path).toEqual(['people', '%E0%A4%A']));
  it('know ids', () => expect([id('7'), id('0'), id('-1'), id('7a'), id(undefined)]).toEqual([7, null, null, null, null]));
});
