-- An obligation may add numbers up, such as hours of training: what a deed counts for, and not only that it was done.

alter table insight.deed add column amount bigint not null default 1;
comment on column insight.deed.amount is 'what it counts for: 1, or a sum of numbers that were said; less than nothing where points are taken';
