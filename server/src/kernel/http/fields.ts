import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsArray, IsObject, ValidateIf, ValidateNested } from 'class-validator';

/** May be left out. `null` is a value, and no declaration has it for "left out": class-validator's own would let it through. */
export const Optional = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** A form inside a form: one, where class-validator alone would take a list of them as well. */
export const Nested = (form: () => new () => object): PropertyDecorator => applyDecorators(IsObject(), ValidateNested(), Type(form));

/** A list of forms; a list inside it is none. */
export const NestedList = (form: () => new () => object): PropertyDecorator =>
  applyDecorators(IsArray(), IsObject({ each: true }), ValidateNested({ each: true }), Type(form));
