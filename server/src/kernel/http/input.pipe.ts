import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { isId } from '../ids.js';
import { IdParam } from './id-param.dto.js';
import { BadInput, type FieldProblem } from './problem.js';
import { sentenceFor } from './input-words.js';

/** Field paths as the client knows them: `window.start`, `members.0.name`. */
function problemsOf(errors: readonly ValidationError[], path = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({ field, message: sentenceFor(rule, message) }));
    return [...own.slice(0, 1), ...problemsOf(error.children ?? [], field)];
  });
}

/** Every other route has nothing but an id in its path: a sound one needs no class, and costs none. */
class InputPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.metatype === IdParam && isSoundId(value)) return Promise.resolve(value);
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
  exceptionFactory: (errors) => new BadInput(problemsOf(errors)),
});
