"""The kernel provisioner `kinerja-hangat`: a fork of the warm process, else an ordinary kernel."""

from __future__ import annotations

import os
from typing import Any

from jupyter_client.provisioning import LocalProvisioner

from kinerja_lib.jalan.hangat import fork_kernel


class HangatProvisioner(LocalProvisioner):
    """Start a kernel warm where the runner has warmed up; all else is jupyter_client's own."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Fork the kernel, or start it as ever."""
        cwd = str(kwargs.get("cwd") or os.getcwd())
        cabang = fork_kernel(cmd, kwargs.get("env") or dict(os.environ), cwd)
        if cabang is None:
            return await super().launch_kernel(cmd, **kwargs)
        self.process = cabang
        self.pid = self.pgid = cabang.pid
        self.cwd = cwd
        return self.connection_info
