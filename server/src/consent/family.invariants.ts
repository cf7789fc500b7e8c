import { noRows, type Invariant } from '../kernel/invariant.js';

export const familyInvariants: readonly Invariant[] = [
  noRows(
    'a relative answers by a consent that names both, and each consent has its line in the trail',
    `SELECT g.id AS what FROM family_grant g WHERE (g.ended_at IS NULL AND g.standing_key <> g.relative_id || ':' || g.elder_id)
       OR NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'person' AND a.subject_id = g.elder_id AND a.action = 'family.join' AND a.at = g.given_at)`,
  ),
];
