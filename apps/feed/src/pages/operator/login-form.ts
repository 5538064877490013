import { z } from 'zod';

/** The pages that the login is on, and leads back to. */
const afterLogin = [
  '/sources',
  '/dead-letters',
  '/corrections',
  '/corrections/stories',
  '/topic-definitions',
] as const;
export type AfterLogin = (typeof afterLogin)[number];

/** A key that is too long is no key. */
export const LoginForm = z
  .object({
    key: z
      .string()
      .transform((input) => input.trim())
      .pipe(z.string().max(200))
      .catch(''),
    to: z.enum(afterLogin).catch('/sources'),
  })
  .catch({ key: '', to: '/sources' });
