import { MESSAGE_TEMPLATES } from '@supermarket/shared';
import { fitField, isFieldKey, type Fact } from './message-field.rules.js';

/** One message to one person. */
export interface SubscribeMessage {
  readonly openid: string;
  /** WeChat's id of the template that the person agreed to. */
  readonly templateId: string;
  /** Opened by a tap: a path in the mini-program, with its query. */
  readonly page: string;
  /** WeChat's keys (`thing1`, `time2`) and what stands there, made to fit by `fillTemplate`. */
  readonly data: Readonly<Record<string, string>>;
}

/**
 * A template as this deployment was given it: WeChat numbers the fields of each template anew, so which of our facts
 * goes into which key is configuration (`WECHAT_TEMPLATES`).
 */
export interface MessageTemplate {
  readonly templateId: string;
  /** Fact → key: `{"what":"thing1","when":"time2"}`. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Kind of message → template. A kind without a template is told in the inbox only. */
export type MessageTemplates = Readonly<Record<string, MessageTemplate>>;

/**
 * The data of one message. Each value obeys the limits of its field's type whatever the facts are; a fact that is
 * missing becomes a plain word. Null when a time is missing: then there is nothing to send.
 */
export function fillTemplate({ fields }: MessageTemplate, facts: Readonly<Record<string, Fact>>): Record<string, string> | null {
  const data = Object.entries(fields).map(([fact, key]) => [key, fitField(key, facts[fact] ?? null)] as const);
  return data.every(([, value]) => value !== null) ? (Object.fromEntries(data) as Record<string, string>) : null;
}

/** What a field can say: the matter, how it stands, when, and the whole sentence. */
const FACTS: readonly string[] = ['what', 'state', 'when', 'note'];
const NAMES: readonly string[] = MESSAGE_TEMPLATES;

/**
 * Reads `{"invitation":{"id":"…","fields":{"what":"thing1"}}}`; '' is none. Null when something is wrong, a name or a fact
 * that nothing ever fills among it: such a template would be silent for ever, or always say the same.
 */
export function parseTemplates(text: string): MessageTemplates | null {
  if (text === '') return {};
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isMap(given)) return null;
  const templates: Record<string, MessageTemplate> = {};
  for (const [kind, value] of Object.entries(given)) {
    if (!NAMES.includes(kind) || !isMap(value) || typeof value['id'] !== 'string' || !/^[\w-]{20,64}$/.test(value['id']) || !isMap(value['fields'])) return null;
    const fields = Object.entries(value['fields']);
    const keys = fields.map(([, key]) => key);
    if (!fields.every(([fact]) => FACTS.includes(fact))) return null;
    if (keys.length === 0 || keys.length > 5 || new Set(keys).size < keys.length || !keys.every((key) => typeof key === 'string' && isFieldKey(key))) return null;
    templates[kind] = { templateId: value['id'], fields: Object.fromEntries(fields) as Record<string, string> };
  }
  return templates;
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
