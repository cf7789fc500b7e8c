import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { isId } from '../ids.js';
import { IdParam } from './id-param.dto.js';
import { BadInput, type FieldProblem } from './problem.js';
import { sentenceFor } from './input-words.js';

/** So many are told; who sends more mistakes than that is no form. */
const MOST = 50;

/** A name of ours, or a place in a list. Any other was made up by the sender, and is not repeated: it might be anything. */
const NAME = /^(?:[A-Za-z]\w{0,39}|\d{1,4})$/;

/** Field paths as the client knows them: `window.start`, `members.0.name`. */
function problemsOf(errors: readonly ValidationError[], path = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const isOurs = NAME.test(error.property);
    const name = isOurs ? error.property : '…';
    const field = path ? `${path}.${name}` : name;
    // class-validator's own message quotes the name.
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({ field, message: sentenceFor(rule, isOurs ? message : '') }));
    return [...own.slice(0, 1), ...problemsOf(error.children ?? [], field)];
  });
}

/** Deeper than any form of ours. What is nested further would use up the stack of whoever walks through it. */
const DEEPEST = 12;

/** Every object has these without being asked, so that whoever looks for unknown names does not see them. */
const isEverybodys = (name: string): boolean => name in Object.prototype || name === 'prototype';

/** Whether a body can be looked at at all. */
function isReadable(value: unknown, left = DEEPEST): boolean {
  if (value === null || typeof value !== 'object') return true;
  return left > 0 && Object.entries(value).every(([name, one]) => !isEverybodys(name) && isReadable(one, left - 1));
}

/** Every other route has nothing but an id in its path: a sound one needs no class, and costs none. */
class InputPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.metatype === IdParam && isSoundId(value)) return Promise.resolve(value);
    // Nest would take a null for a body with nothing in it.
    if (metadata.type === 'body' && (value === null || !isReadable(value))) throw new BadInput([{ field: '', message: '格式不对' }]);
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

function isSoundId(value: unknown): boolean {
  const names = value === null || typeof value !== 'object' ? [] : Object.keys(value);
  return names.length === 1 && isId((value as { id?: unknown }).id);
}

/** Unknown fields are refused, known ones checked by their DTO; the first problem of each field is told, in Chinese. */
export const inputPipe = new InputPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  transform: true,
  stopAtFirstError: false,
  validationError: { target: false, value: false },
  exceptionFactory: (errors) => new BadInput(problemsOf(errors).slice(0, MOST)),
});
