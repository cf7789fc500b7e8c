import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
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

/** Unknown fields are refused, known ones checked by their DTO; the first problem of each field is told, in Chinese. */
export const inputPipe = new ValidationPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  transform: true,
  stopAtFirstError: false,
  validationError: { target: false, value: false },
  exceptionFactory: (errors) => new BadInput(problemsOf(errors)),
});
