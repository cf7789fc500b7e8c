import { IsId } from './is-id.js';

/** `@Param() { id }: IdParam` – a route whose `:id` is no id at all is refused at the door. */
export class IdParam {
  @IsId() readonly id: string;
}
