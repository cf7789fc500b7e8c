import { noRows, type Invariant } from '../kernel/invariant.js';

/** A job that was given up is a promise that was not kept: somebody of the deployment has to look. */
export const jobsInvariants: readonly Invariant[] = [
  noRows('no job was given up', "SELECT kind || ' ' || job_key || ' ' || COALESCE(last_error, '') AS what FROM job WHERE state = 'dead'"),
];
