/** A password, and a hash of it that takes no time to check. */
export const testPassword = 'four quiet words here';
export const testPasswordHash =
  'scrypt:10:8:1:c2FsdHNhbHRzYWx0c2FsdA:mBMODEa-sV_36b8hd5BxVn3Dl-sLQ7XWYzYpXzOsvic';
