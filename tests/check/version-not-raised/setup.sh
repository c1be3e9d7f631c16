git init -q -b main
git config user.name Robin
git config user.email robin@example.com
git add framework steps.toml
git commit -q -m "Begin"
sed -i 's/Weighs the dough before/Weighs out the dough before/' framework/behaviors/craft.yaml
