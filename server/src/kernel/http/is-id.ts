import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isId } from '../ids.js';

/** A UUID in lower case, as the phone and the server make them. */
export const IsId = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name: 'isId', validator: { validate: (value: unknown) => isId(value) } }, options);
