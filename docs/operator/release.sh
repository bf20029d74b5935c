#!/bin/sh
# Fetch what people decided, release it, and hand the new seals on.
# Run by ministry-release.timer as the user of the site, on the one machine that seals.
# The folder of the site stands behind the command; this repository is the default.
# Each step is done whatever became of the one before: what lies here is released even while nothing can be fetched.
program=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
root=${1:-$program}

python3 "$program/inv" fetch --root "$root"
fetched=$?
python3 "$program/inv" release --root "$root"
released=$?
python3 "$program/inv" hand-on --root "$root"
handed_on=$?

# 0 when all is well, 4 when something is overdue besides; else the first that went wrong.
case $released in
  0 | 4) ;;
  *) exit $released ;;
esac
[ $fetched -eq 0 ] || exit $fetched
[ $handed_on -eq 0 ] || exit $handed_on
exit $released
