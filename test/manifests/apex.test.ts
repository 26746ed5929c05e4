import { readFileSync } from 'node:fs';
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import { describe, expect, it } from 'vitest';

/** What the grammar of Apex, with its queries, finds wrong in a class. */
function problemsIn(source: string): string[] {
  const problems: string[] = [];
  class Listener extends ApexErrorListener {
    override apexSyntaxError(line: number, column: number, message: string): void {
      problems.push(`${String(line)}:${String(column)} ${message}`);
    }
  }
  const { parser } = ApexParserFactory.createLexerAndParser(source, new Listener());
  parser.compilationUnit();
  return problems;
}

const source = (name: string): string => readFileSync(`manifests/salesforce/classes/${name}.cls`, 'utf8');

describe('the Apex classes', () => {
  it.each(['InlayRecords', 'InlayRecordsTest'])('%s is Apex by its grammar', (name) => {
    expect(problemsIn(source(name))).toEqual([]);
    expect(problemsIn(source(name).replace(';', ''))).not.toEqual([]);
  });

  it('does everything with the rights of who asks', () => {
    const text = source('InlayRecords');
    expect(text).toContain('public with sharing class');
    for (const [query] of text.matchAll(/\[SELECT[^\]]*\]/g)) expect(query).toContain('WITH USER_MODE');
    for (const [change] of text.matchAll(/\b(?:insert|update|upsert|delete) [^;]*;/g))
      expect(change).toMatch(/^\w+ as user /);
    expect(text.match(/Search\.query\(/g)?.length).toBe(text.match(/AccessLevel\.USER_MODE/g)?.length);
  });

  it('puts no text of others into a search as it came', () => {
    expect(source('InlayRecords')).toMatch(/'FIND \\'"' \+ words \+ '"\\'/);
    expect(source('InlayRecords')).toContain('String words = escape(identifier);');
  });
});
