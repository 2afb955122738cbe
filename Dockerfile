# docker build -t checker . && docker run --rm -v "$PWD:/work" checker lint
FROM python:3.12-slim

COPY setup.py pyproject.toml README.md LICENSE NOTICE MANIFEST.in /source/
COPY checker /source/checker
COPY rules /source/rules
RUN python -m pip install --no-cache-dir /source && rm -r /source

# 挂进来的文件不归 root 写 what is mounted is not written as root
RUN useradd --create-home checker
USER checker
WORKDIR /work
ENTRYPOINT ["checker"]
CMD ["--help"]
