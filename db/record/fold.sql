-- Text for search; the twin of core/fold.ts, which says what and why. What most texts do not need is skipped: these
-- functions run for every name that is written.

/* Letters that look like others, and signs that mean the same. translate() looks through its list for every letter. */
create or replace function look_alikes(folded text) returns text
language plpgsql immutable strict parallel safe as $$
begin
  if folded !~ '[^ -_a-~đ]' then return replace(folded, 'đ', 'd'); end if;
  return translate(folded,
    'đðɖɗꟈᴆᶁłøıħŧ' || 'авекмнорстухіѕјһԁԛԝүө' || 'αβεζηικμνορτυχς'
    || U&'\058a\05be\1400\1806\2010\2011\2012\2013\2014\2015\2043\2212\02d7\2e17\2e1a\2e3a\2e3b\2e40\2e5d\301c\3030\30a0\+010d6e\+010ead'
    || U&'\2018\2019\201a\201b\2032\2035`\02b9\02bb\02bc\02bd\02c8\2039\203a' || U&'\201c\201d\201e\201f\00ab\00bb'
    || U&'\2044\2215',
    'dddddddloiht' || 'abekmhopctyxisjhdqwyo' || 'abezhikmnoptyxσ'
    || repeat('-', 24) || repeat('''', 14) || repeat('"', 6)
    || '//');
end $$;

create or replace function fold_text(written text) returns text
language sql immutable strict parallel safe
return btrim(regexp_replace(
  look_alikes(lower(regexp_replace(
      normalize(
        translate(
          regexp_replace(
            written,
            '[\u0001-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890'
            || '\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164'
            || '\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f'
            || '\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]',
            '', 'g'),
          U&'\00b4\1ffd', ''''''),
        NFKD),
      '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]', '', 'g') collate pg_unicode_fast)),
  '[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000]+', ' ', 'g'));

create or replace function words_of(written text) returns text[]
language plpgsql immutable strict parallel safe as $$
declare
  plain constant text := replace(fold_text(written), '''', '');
  said constant text := regexp_replace(
    case when plain ~ '@|\+ *84|[0-9]/[0-9]{4}' then regexp_replace(regexp_replace(regexp_replace(plain,
      '(?<![0-9/])0?([0-9]{1,2})/0?([0-9]{1,2})/([0-9]{4})(?![0-9/])', '\1d\2d\3', 'g'),
      '@|[-.+_!#$%&*/=?^{|}~`]+(?=[^ ,;:<>()"]*@)|(?<=@[^ ,;:<>()"]*)[-.+_!#$%&*/=?^{|}~`]+', '', 'g'),
      '\+ *84[ ().-]*(?=[0-9])', '+84', 'g') else plain end,
    '[!-&*,:-@[-`{-\u00bf\u00d7\u00f7\u02b0-\u02ff\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u303f]+', '|', 'g');
begin
  if said !~ '[0-9](?:[ ()+./-]*[0-9]){8}' then
    return array_remove(regexp_split_to_array(said, '[ ()+./|-]+'), '');
  end if;
  return (
    select coalesce(array_agg(word order by place, at), '{}')
    from regexp_matches(regexp_replace(said, '[ ()+./-]+', ' ', 'g'),
      '(?:[0-9]{10}(?: [0-9]{3})?|[0-9]{9,}|[0-9]{1,8}(?: [0-9]{1,8})*)(?![^ |])|[^ |]+', 'g') with ordinality found(run, place)
    cross join lateral (select replace(run[1], ' ', '')) joined(digits)
    cross join lateral unnest(
      case
        when digits ~ '^[0-9]{9,13}$'
          then array[regexp_replace(digits, '^84(?:0?([2-9][0-9]{8})|([2-9][0-9]{9}))$', '0\1\2')]
        else string_to_array(run[1], ' ')
      end) with ordinality part(word, at)
  );
end $$;

revoke all on function look_alikes(text), fold_text(text), words_of(text) from public;
grant execute on function look_alikes(text), fold_text(text), words_of(text) to sobo_app, sobo_judge;
