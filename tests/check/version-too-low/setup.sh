git init -q -b main
git config user.name Robin
git config user.email robin@example.com
git add framework steps.toml
git commit -q -m "Begin"
sed -i '/cr-weighs-dough/,+1d' framework/behaviors/craft.yaml
sed -i 's/version: 1.0.0/version: 1.0.1/' framework/framework.yaml
